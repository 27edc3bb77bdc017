"""What Sfumato stores on disk and passes between threads, as plain values."""
