package pactwatch.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request is let in. A token in a cookie writes only from our own pages, since
 * browsers send cookies for other sites too. A token in the header speaks for itself, unless a
 * browser says that another site sent it: a proxy in front may have put the header there.
 */
public final class Door {

    /** What was decided. */
    public sealed interface Verdict {
        /**
         * It is let in.
         *
         * @param caller who it is, if known
         */
        record Open(@Nullable Caller caller) implements Verdict {}

        /** It shows no token, or none of ours. */
        record Stranger() implements Verdict {}

        /** It is a write that another site made a browser send. */
        record Foreign() implements Verdict {}

        /** The caller is known and lacks the right. */
        record Lacking(Right needed) implements Verdict {}
    }

    private final Keys keys;

    public Door(Keys keys) {
        this.keys = keys;
    }

    /** Decides on one request for something that needs a right. */
    public Verdict decide(Right needed, Knock knock) {
        if (needed == Right.KEY) {
            return new Verdict.Open(null);
        }
        Optional<Caller> byHeader = keys.byHeader(knock.authorization());
        Optional<Caller> caller = byHeader.or(() -> keys.byToken(knock.cookie()));
        boolean mayBeForeign = caller.isPresent() || needed == Right.ANYONE;
        if (knock.isWrite() && mayBeForeign && !isTrusted(knock.site(), byHeader.isPresent())) {
            return new Verdict.Foreign();
        }
        if (needed == Right.ANYONE) {
            return new Verdict.Open(caller.orElse(null));
        }
        return caller.<Verdict>map(c ->
                        c.right().covers(needed)
                                ? new Verdict.Open(c)
                                : new Verdict.Lacking(needed))
                .orElseGet(Verdict.Stranger::new);
    }

    private static boolean isTrusted(Knock.Site site, boolean isTokenInHeader) {
        return switch (site) {
            case OURS -> true;
            case FOREIGN -> false;
            case UNTOLD -> isTokenInHeader;
        };
    }
}
