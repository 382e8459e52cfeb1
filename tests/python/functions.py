"""The functions of the package, sorted by what they ask for, so that a test can go through all of them."""
import inspect

import httpstatus

FUNCTIONS = {
    name: thing
    for name, thing in vars(httpstatus).items()
    if inspect.isroutine(thing) and not name.startswith("_")
}
PARAMETERS = {name: list(inspect.signature(function).parameters) for name, function in FUNCTIONS.items()}

TEXT_PARAMETERS = {"text", "line", "cache_control", "value"}
TOKEN_PARAMETERS = {"method", "vendor", "lang", "field", "directive", "type"}
# An argument of the right type for each parameter.
SAMPLES = {
    "code": 404, "rfc": 9110, "index": 0, "method": "POST", "flags": 0, "policy": 0, "level": 0, "version": 11,
    "vendor": "nginx", "lang": "en", "field": "Allow", "same_origin": True, "text": "Not Found",
    "line": "HTTP/1.1 404 Not Found", "cache_control": "max-age=60", "directive": "max-age", "value": "120", "now": 0,
    "codes": [404], "rule": 1, "grpc": 0, "type": "dns_timeout", "set": "4xx", "standing": 1, "content": 1, "retry": 1,
    "role": 0,
}


def places():
    """Yields (function name, position, parameter name) of every argument of every function."""
    for name, parameters in PARAMETERS.items():
        for position, parameter in enumerate(parameters):
            yield name, position, parameter


def sample(name, parameter):
    """An argument of the right type."""
    return SAMPLES["set"] if name == "set_parse" else SAMPLES[parameter]


def call(name, position=None, value=None):
    """Calls a function with arguments of the right type, except for the one at a position."""
    arguments = [sample(name, parameter) for parameter in PARAMETERS[name]]
    if position is not None:
        arguments[position] = value
    return FUNCTIONS[name](*arguments)
