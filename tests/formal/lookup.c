/* The lookup: for any int and index, no function reads outside a table. */
#include <httpstatus.h>

#include "../../lib/registry.h"

volatile int any_int;
volatile size_t any_size;

void any_code(void)
{
    int code = any_int;
    httpstatus_reason(code);
    httpstatus_reason_in(code, any_int);
    httpstatus_name(code);
    httpstatus_spec(code);
    httpstatus_section(code);
    httpstatus_url(code);
    httpstatus_standing(code);
    httpstatus_is_on_wire(code);
    httpstatus_next(code);
    httpstatus_fallback(code);
    httpstatus_class_name(code);
    httpstatus_class_label(code);
    httpstatus_is_client_span_error(code);
    httpstatus_is_server_span_error(code);
    httpstatus_standing_name(code);
    httpstatus_robots(code);
    httpstatus_edition(any_size);
    httpstatus_to_grpc(code);
    httpstatus_from_grpc(code);
    httpstatus_title(code, NULL);
    httpstatus_summary(code, NULL);
    httpstatus_description(code, NULL);
    httpstatus_advice(code, any_int, NULL);
}

/* Row by row, because it is the data that ends each list. */
void any_place_of_a_list(void)
{
    //@ loop unroll ROWS;
    for (unsigned row = 0; row < ROWS; row++) {
        const struct detail *detail = &httpstatus_details[row];
        list_at(detail->aliases, any_size);
        paired_text(detail->vendors, "nginx");
        paired_text(detail->conditions, "ETag");
        //@ loop unroll FIELD_LISTS;
        for (unsigned kind = 0; kind < FIELD_LISTS; kind++)
            list_at(detail->fields[kind], any_size);
    }
}
