"""What pandas has, for the C code that reads columns. It uses public names of pandas alone, and imports nothing."""


def split(column, function):
    """Returns what is in a column of pandas, and a mask of its nulls, or None if the values say that themselves.

    Args:
        column: a Series, an Index or an extension array.
        function (str): the function that an error names.
    """
    if not hasattr(column, "dtype"):
        raise TypeError(f"{function}() argument 'codes' must be one column of codes, not {type(column).__name__}")
    if getattr(column, "name", None) == "count":
        raise TypeError(f"{function}() argument 'codes' is a column called 'count', as value_counts() makes it: "
                        "give its to_dict() to count codes by weight, or its to_numpy() if these are codes")
    values = getattr(column, "array", column)
    if hasattr(values, "__arrow_array__") and hasattr(column.dtype, "pyarrow_dtype"):
        return values.__arrow_array__(), None
    number = getattr(column.dtype, "numpy_dtype", None)
    if number is None:
        return column.to_numpy(), None
    return values.to_numpy(dtype=number, na_value=0), values.isna()
