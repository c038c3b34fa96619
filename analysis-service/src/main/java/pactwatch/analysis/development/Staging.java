package pactwatch.analysis.development;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development.StageReached;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.evidence.Testimony.Voice;

/**
 * The stage that testimonies support as they come. What is told in passing counts only if it came
 * before anybody told it properly. For one thread.
 */
final class Staging {

    private static final int CORROBORATING_ORIGINS = 2;
    private static final int ESTABLISHING_ORIGINS = 3;
    private static final int ESTABLISHING_CARRIERS = 2;

    private final Origins origins = Origins.ofWord();
    private final Origins authorityCarriers = Origins.ofCarriers();
    private final Origins authorityCarriersInPassing = Origins.ofCarriers();
    private Instant firstWord = Instant.MAX;
    private Instant firstInPassing = Instant.MAX;
    private boolean isInPassing;
    private boolean isFromSource;
    private boolean isFromSourceInPassing;

    Staging() {}

    /** The stage that a set of testimonies supports; none if it is empty. */
    static @Nullable Stage of(List<Testimony> support) {
        Staging staging = new Staging();
        support.forEach(staging::add);
        return staging.stage();
    }

    /**
     * When each stage was reached by what was told as news.
     *
     * @param support by publication
     * @param now the stage that all of it supports; higher ones were passing
     */
    static List<StageReached> reached(Assertion assertion, List<Testimony> support, Stage now) {
        Staging staging = new Staging();
        List<StageReached> reached = new ArrayList<>();
        for (Testimony t : support) {
            if (!t.claim().isNews()) {
                continue;
            }
            staging.add(t);
            Stage stage = staging.stage();
            if (stage == null) {
                continue;
            }
            boolean isHigher = reached.isEmpty() || stage.compareTo(reached.getLast().stage()) > 0;
            if (isHigher && now.isAtLeast(stage)) {
                reached.add(new StageReached(assertion, stage, t.claim().article().published()));
            }
        }
        return reached;
    }

    void add(Testimony t) {
        Instant published = t.claim().article().published();
        if (t.isHearsay()) {
            firstInPassing = earlier(firstInPassing, published);
        } else {
            firstWord = earlier(firstWord, published);
        }
        if (t.voice() == Voice.ANALYST) {
            return;
        }
        boolean isOfficial = t.isAuthority() && t.source().isOfficial();
        if (t.isAuthority()) {
            authorityCarriersInPassing.add(t);
        }
        if (t.isHearsay()) {
            isInPassing = true;
            isFromSourceInPassing |= isOfficial;
            return;
        }
        origins.add(t);
        isFromSource |= t.isBaseline() || isOfficial;
        if (t.isAuthority()) {
            authorityCarriers.add(t);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The stage so far; none if nothing was added. */
    @Nullable Stage stage() {
        boolean isPassingCounted = firstInPassing.isBefore(firstWord);
        int sources = origins.count() + (isPassingCounted && isInPassing ? 1 : 0);
        int carriers = (isPassingCounted ? authorityCarriersInPassing : authorityCarriers).count();
        if (isFromSource
                || (isPassingCounted && isFromSourceInPassing)
                || carriers >= ESTABLISHING_CARRIERS
                || sources >= ESTABLISHING_ORIGINS) {
            return Stage.ESTABLISHED;
        }
        if (sources >= CORROBORATING_ORIGINS) {
            return Stage.CORROBORATED;
        }
        boolean isSaid = !firstWord.equals(Instant.MAX) || !firstInPassing.equals(Instant.MAX);
        return isSaid ? Stage.REPORTED : null;
    }
}
