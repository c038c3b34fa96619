package pactwatch.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The one token of a local installation: whoever shows it may do everything. */
public final class AdminToken implements Keys {

    private final Supplier<Optional<String>> expected;

    /**
     * A check against a token.
     *
     * @param expected the present token; empty if there is none, then nobody is let in
     */
    public AdminToken(Supplier<Optional<String>> expected) {
        this.expected = expected;
    }

    @Override
    public boolean isSetUp() {
        return expected.get().isPresent();
    }

    @Override
    public Optional<Caller> byToken(@Nullable String shown) {
        return matches(shown) ? Optional.of(Caller.ADMIN) : Optional.empty();
    }

    /** Whether a text is the token; takes the same time wherever they differ. */
    private boolean matches(@Nullable String shown) {
        return shown != null
                && expected.get()
                        .map(t -> MessageDigest.isEqual(bytes(t), bytes(shown.strip())))
                        .orElse(false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
