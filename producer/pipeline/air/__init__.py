"""A day on air: scheduled, made to order, kept up, handed over."""
