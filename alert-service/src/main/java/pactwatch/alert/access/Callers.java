package pactwatch.alert.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.alert.secret.SignedLinks.Purpose;

/**
 * Tells callers by the token that they show: the admin token, or an owner's token, which is the
 * owner's name and a signature. Owners see only their own subscriptions.
 */
public final class Callers {

    private static final String BEARER = "Bearer ";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final char SEPARATOR = '.';

    private final AdminToken admin;
    private final SignedLinks links;

    public Callers(AdminToken admin, SignedLinks links) {
        this.admin = admin;
        this.links = links;
    }

    /** Whether an owner can have a name: lower case letters, digits and hyphens, at most 40. */
    public static boolean isName(@Nullable String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** The token of an owner. */
    public String tokenOf(String owner) {
        return owner + SEPARATOR + links.key(Purpose.OWNER, owner);
    }

    /** Who shows a token; empty if it is none of ours. */
    public Optional<Caller> byToken(@Nullable String shown) {
        if (shown == null) {
            return Optional.empty();
        }
        if (admin.matches(shown)) {
            return Optional.of(Caller.ADMIN);
        }
        String token = shown.strip();
        int end = token.indexOf(SEPARATOR);
        String owner = end < 0 ? "" : token.substring(0, end);
        return isName(owner) && links.isGenuine(Purpose.OWNER, owner, token.substring(end + 1))
                ? Optional.of(new Caller(owner))
                : Optional.empty();
    }

    /** Who sends a header {@code Authorization}. */
    public Optional<Caller> byHeader(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? byToken(authorization.substring(BEARER.length()))
                : Optional.empty();
    }
}
