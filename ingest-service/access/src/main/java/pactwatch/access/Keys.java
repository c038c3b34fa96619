package pactwatch.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells callers by the token that they show. */
public interface Keys {

    /** Cookie that carries the token after signing in. */
    String COOKIE = "pactwatch_token";

    /** Scheme of the header {@code Authorization}, with the space after it. */
    String BEARER = "Bearer ";

    /** Who shows a token; empty if it is none of ours. */
    Optional<Caller> byToken(@Nullable String shown);

    /** Whether anybody can be let in at all. */
    boolean isSetUp();

    /** Who sends a header {@code Authorization}. */
    default Optional<Caller> byHeader(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? byToken(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    /** Whether a token carries a right. */
    default boolean has(@Nullable String shown, Right right) {
        return byToken(shown).filter(c -> c.right().covers(right)).isPresent();
    }
}
