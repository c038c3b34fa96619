package pactwatch.alert.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.desk.Draft;

/** The fields of the subscription form, sent or preset in the page's address. */
record FormFields(MultivaluedMap<String, String> values) {

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
