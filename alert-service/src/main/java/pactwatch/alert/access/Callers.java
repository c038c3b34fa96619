package pactwatch.alert.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import pactwatch.access.Caller;
import pactwatch.access.Keys;
import pactwatch.access.Right;
import pactwatch.alert.secret.SignedLinks;
import pactwatch.alert.secret.SignedLinks.Purpose;

/**
 * Tells callers by the token that they show: the admin token, or an owner's token, which is the
 * owner's name and a signature. Owners see only their own subscriptions.
 */
public final class Callers implements Keys {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final char SEPARATOR = '.';

    private final Keys admin;
    private final SignedLinks links;

    public Callers(Keys admin, SignedLinks links) {
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

    @Override
    public boolean isSetUp() {
        return admin.isSetUp();
    }

    @Override
    public Optional<Caller> byToken(@Nullable String shown) {
        if (shown == null) {
            return Optional.empty();
        }
        Optional<Caller> other = admin.byToken(shown);
        if (other.isPresent()) {
            return other;
        }
        String token = shown.strip();
        int end = token.indexOf(SEPARATOR);
        String owner = end < 0 ? "" : token.substring(0, end);
        return isName(owner) && links.isGenuine(Purpose.OWNER, owner, token.substring(end + 1))
                ? Optional.of(new Caller(owner, Right.READER))
                : Optional.empty();
    }
}
