"""What is done with a finished segment: judged anew, heard, handed on."""
