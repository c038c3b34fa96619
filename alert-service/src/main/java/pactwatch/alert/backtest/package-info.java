/** Runs a draft over history by the rule of live alerts. */
@NullMarked
package pactwatch.alert.backtest;

import org.jspecify.annotations.NullMarked;
