"""The law of filing as data and pure functions: values in, answers with their article out."""
