# The trash: why a record stays in it for good.
trash-kept-in-use = other records use it
trash-kept-number = keeps the number it was given
