package pactwatch.alert.web;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft;
import pactwatch.alert.subscription.Filter;
import pactwatch.alert.subscription.Preferences;
import pactwatch.alert.subscription.QuietHours;
import pactwatch.alert.subscription.Subscription;

/** The fields of the subscription form, sent or preset in the page's address. */
record FormFields(MultivaluedMap<String, String> values) {

    /** The fields as they would be sent to get what a subscription has now. */
    static FormFields of(Subscription subscription) {
        Filter filter = subscription.filter();
        Preferences preferences = subscription.preferences();
        QuietHours quiet = preferences.quietHours();
        MultivaluedMap<String, String> values = new MultivaluedHashMap<>();
        values.putSingle("id", subscription.id());
        filter.members().forEach(m -> values.add("members", m));
        filter.kinds().forEach(k -> values.add("kinds", k.name()));
        filter.forms().forEach(f -> values.add("forms", f.name()));
        values.putSingle("leastStage", filter.leastStage().name());
        if (filter.announced()) {
            values.putSingle("announced", "true");
        }
        if (quiet != null) {
            values.putSingle("quietFrom", quiet.from().toString());
            values.putSingle("quietTo", quiet.to().toString());
            values.putSingle("zone", quiet.zone().toString());
        }
        if (preferences.heartbeat()) {
            values.putSingle("heartbeat", "true");
        }
        return new FormFields(values);
    }

    @Nullable String one(String name) {
        String value = values.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }

    List<String> all(String name) {
        List<String> all = values.get(name);
        return all == null ? List.of() : all;
    }

    private @Nullable List<String> allIfAny(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? null : all;
    }

    /** The draft of a form that changes a subscription; the channel stays and is not asked for. */
    Draft.Raw change() {
        Draft.Raw raw = draft();
        return new Draft.Raw(
                raw.members(),
                raw.kinds(),
                raw.forms(),
                raw.leastStage(),
                raw.announced(),
                "sse",
                null,
                null,
                raw.preferences());
    }

    /** The draft of a form that was sent; a box that is not ticked is not wanted. */
    Draft.Raw draft() {
        return new Draft.Raw(
                allIfAny("members"),
                all("kinds"),
                allIfAny("forms"),
                one("leastStage"),
                one("announced") != null,
                one("channel"),
                one("url"),
                one("address"),
                new Draft.RawPreferences(
                        one("quietFrom"), one("quietTo"), one("zone"), one("heartbeat") != null));
    }
}
