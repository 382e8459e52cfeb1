"""The functions of the package, sorted by what they ask for, so that a test can go through all of them."""
import inspect

import httpstatus

FUNCTIONS = {name: getattr(httpstatus, name) for name in httpstatus.__all__
             if inspect.isroutine(getattr(httpstatus, name))}
PARAMETERS = {name: list(inspect.signature(function).parameters) for name, function in FUNCTIONS.items()}

TEXT_PARAMETERS = {"text", "line", "cache_control", "value"}
TOKEN_PARAMETERS = {"method", "vendor", "lang", "field", "directive", "type"}
BOOL_PARAMETERS = {"same_origin", "shared"}
# What None means the same as leaving the argument out.
NONE_PARAMETERS = {("may_store", "cache_control"), ("may_guess_freshness", "cache_control"),
                   ("may_serve_stale", "cache_control")}
# An argument of the right type for each parameter.
SAMPLES = {
    "code": 404, "rfc": 9110, "method": "POST", "flags": 0, "policy": 0, "level": 0, "role": 0, "version": 11,
    "vendor": "nginx", "lang": "en", "field": "Allow", "same_origin": True, "text": "Not Found",
    "line": "HTTP/1.1 404 Not Found", "cache_control": "max-age=60", "directive": "max-age", "value": "120", "now": 0,
    "codes": [404], "rule": 1, "grpc": 0, "type": "dns_timeout", "standing": 1, "content": 1, "retry": 1,
    "shared": False,
}


def places():
    """Yields (function name, position, parameter name) of every argument of every function."""
    for name, parameters in PARAMETERS.items():
        for position, parameter in enumerate(parameters):
            yield name, position, parameter


def call(name, position=None, value=None):
    """Calls a function with arguments of the right type, except for the one at a position."""
    arguments = {parameter: SAMPLES[parameter] for parameter in PARAMETERS[name]}
    if position is not None:
        arguments[PARAMETERS[name][position]] = value
    return FUNCTIONS[name](**arguments)
