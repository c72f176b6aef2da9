"""Words as they are written: tokens, spelling, numbers, units, languages. It knows no request."""
