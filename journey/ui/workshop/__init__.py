"""The facilitator's page: a room is opened, led through its steps, and closed."""
