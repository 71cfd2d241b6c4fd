"""Things are broken while trainees work: nothing that was called saved is lost."""
