"""Measurements. They report and never judge: no test asserts on seconds."""
