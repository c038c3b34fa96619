package pactwatch.access;

import org.jspecify.annotations.Nullable;

/**
 * Who asks.
 *
 * @param owner name of an owner of subscriptions; absent for whoever runs the service
 */
public record Caller(@Nullable String owner, Right right) {

    public static final Caller ADMIN = new Caller(null, Right.OPERATOR);

    public Caller {
        if (right == Right.KEY) {
            throw new IllegalArgumentException("A caller has a right of their own");
        }
        if ((owner == null) != (right == Right.OPERATOR)) {
            throw new IllegalArgumentException("An operator owns nothing, anybody else has a name");
        }
    }

    public boolean isAdmin() {
        return right == Right.OPERATOR;
    }
}
