/** Messages as email over SMTP. */
@NullMarked
package pactwatch.alert.mail;

import org.jspecify.annotations.NullMarked;
