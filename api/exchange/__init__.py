"""The exchange zone: providers, funders and referrers; never a case."""
