/* httpstatus_from_proxy_error() against a list of types (RFC 9209 section 2.3), and httpstatus_field_condition(). */
#include <httpstatus.h>

#include "fuzz.h"

static const struct {
    int code;
    const char *types; /* between spaces */
} lists[] = {
    {403, " http_request_denied "},
    {500, " destination_not_found proxy_internal_error proxy_configuration_error "},
    {502, " dns_error destination_ip_prohibited destination_ip_unroutable connection_refused connection_terminated "
          "tls_protocol_error tls_certificate_error tls_alert_received http_response_incomplete "
          "http_response_header_section_size http_response_header_size http_response_body_size "
          "http_response_trailer_section_size http_response_trailer_size http_response_transfer_coding "
          "http_response_content_coding http_upgrade_failed http_protocol_error proxy_loop_detected "},
    {503, " destination_unavailable connection_limit_reached "},
    {504, " dns_timeout connection_timeout connection_read_timeout connection_write_timeout http_response_timeout "},
};

static int model(const char *type)
{
    for (size_t at = 0; at < sizeof lists / sizeof lists[0]; at++) {
        if (is_listed(lists[at].types, type))
            return lists[at].code;
    }
    return 0;
}

/* Only a field that the code has at some level has a condition. */
static void check_condition(int code, const char *name)
{
    const char *field;
    bool listed = false;
    for (int level = HTTPSTATUS_LEVEL_MUST; level <= HTTPSTATUS_LEVEL_MUST_IF; level++) {
        for (size_t index = 0; (field = httpstatus_field(code, level, index)) != NULL; index++)
            listed = listed || strlen(field) == strlen(name);
    }
    require(listed || httpstatus_field_condition(code, name) == NULL, "no condition without a field");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *type = as_string(data, size);
    require(httpstatus_from_proxy_error(type) == model(type), "the list says the same");
    check_condition(206, type);
    check_condition(size > 1 ? (data[0] << 8 | data[1]) % 1000 : 0, type);
    free(type);
    return 0;
}
