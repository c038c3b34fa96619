/** Where owners come with their wishes: drafts, checked, and changes of subscriptions. */
@NullMarked
package pactwatch.alert.desk;

import org.jspecify.annotations.NullMarked;
