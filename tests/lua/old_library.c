/* A library that is too old for the FFI module, under the soname that it looks for. */
int httpstatus_version_number(void);
const char *httpstatus_version(void);

int httpstatus_version_number(void)
{
    return 900;
}

const char *httpstatus_version(void)
{
    return "0.9.0";
}
