package pactwatch.alert.access;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param owner name of an owner of subscriptions; absent for whoever runs the service
 */
public record Caller(@Nullable String owner) {

    public static final Caller ADMIN = new Caller(null);

    public boolean isAdmin() {
        return owner == null;
    }
}
