package pactwatch.alert.desk;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Preferences;

/** A subscription as asked for, checked but not yet recorded. */
public record Draft(Filter filter, Target target, Preferences preferences) {

    /** Where the messages are to go. */
    public sealed interface Target {
        record Webhook(URI url) implements Target {}

        record Email(String address) implements Target {}

        record Stream() implements Target {}

        record Atom() implements Target {}
    }

    /** The words of a request or a form, before any check; absent means not given. */
    public record Raw(
            @Nullable List<String> members,
            @Nullable List<String> kinds,
            @Nullable List<String> forms,
            @Nullable String leastStage,
            @Nullable Boolean announced,
            @Nullable String channel,
            @Nullable String url,
            @Nullable String address,
            RawPreferences preferences) {}

    /**
     * When to be told, before any check.
     *
     * @param quietFrom such as {@code 22:00}
     * @param zone such as {@code Asia/Yerevan}; UTC if not given
     */
    public record RawPreferences(
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String zone,
            @Nullable Boolean heartbeat) {

        public static final RawPreferences NONE = new RawPreferences(null, null, null, null);
    }

    /** What checking a request gave. */
    public sealed interface Checked {
        record Good(Draft draft) implements Checked {}

        /** Never empty. */
        record Bad(List<Fault> faults) implements Checked {}
    }

    /**
     * What is wrong with a field.
     *
     * @param field such as {@code channel.url}
     * @param detail one sentence that says what is allowed
     */
    public record Fault(String field, String detail) {}

    /** Checks everything and reports all faults at once. */
    public static Checked check(Raw raw) {
        return new DraftCheck(raw).check();
    }
}
