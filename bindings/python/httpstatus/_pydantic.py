"""How pydantic reads and writes Status and StatusSet. Only pydantic's question for a schema imports this."""
from pydantic_core import core_schema


def schema(cls, kind, plain):
    """Returns the schema of a class.

    Args:
        cls (type): Status or StatusSet.
        kind (str): the type that it is in JSON.
        plain (type): what makes that type of it.
    """
    def validated(value):
        try:
            return cls(value)
        except TypeError as error:
            raise ValueError(str(error)) from None

    shown = core_schema.int_schema() if kind == "integer" else core_schema.str_schema()
    return core_schema.no_info_plain_validator_function(
        validated,
        json_schema_input_schema=shown,
        serialization=core_schema.plain_serializer_function_ser_schema(plain, return_schema=shown, when_used="json"),
    )
