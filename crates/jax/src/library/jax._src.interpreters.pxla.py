"""What makes arrays of the results of programs."""

global_result_handlers = {}
