package pactwatch.alert.backtest;

import java.time.Instant;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;

/** A changed development at the time at which a reader of all sources would have known it. */
record Moment(Instant at, DevelopmentChanged change) {}
