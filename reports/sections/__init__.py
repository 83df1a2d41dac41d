"""The parts of the scorecard beside the comparison."""
