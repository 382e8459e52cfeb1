/* Other vocabularies: gRPC and OpenTelemetry. */
#include <httpstatus.h>

#include "registry.h"

int httpstatus_to_grpc(int code)
{
    return httpstatus_grpc_of_row[row_of(code)];
}

int httpstatus_from_grpc(int grpc)
{
    unsigned index = (unsigned)grpc;
    return httpstatus_http_of_grpc[index < GRPC_CODES ? index : GRPC_UNKNOWN];
}

/* A server's span does not blame the server for what the client got wrong. */
bool httpstatus_is_span_error(int code, bool server)
{
    unsigned first = server ? 500 : 400;
    return (unsigned)code - first < 600 - first;
}
