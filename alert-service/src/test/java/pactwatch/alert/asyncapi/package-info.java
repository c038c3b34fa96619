/** The description of the topics, made from the types that are written to them. */
@NullMarked
package pactwatch.alert.asyncapi;

import org.jspecify.annotations.NullMarked;
