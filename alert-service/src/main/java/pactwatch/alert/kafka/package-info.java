/** The alert service on the log: views, the raising step and the delivering step. */
@NullMarked
package pactwatch.alert.kafka;

import org.jspecify.annotations.NullMarked;
