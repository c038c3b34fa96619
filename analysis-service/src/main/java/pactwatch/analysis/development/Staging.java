package pactwatch.analysis.development;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Assertion;
import pactwatch.analysis.contract.Development.StageReached;
import pactwatch.analysis.contract.Stage;
import pactwatch.analysis.evidence.Origins;
import pactwatch.analysis.evidence.Testimony;
import pactwatch.analysis.evidence.Testimony.Voice;

/** The stage that testimonies support as they come. For one thread. */
final class Staging {

    private static final int CORROBORATING_ORIGINS = 2;
    private static final int ESTABLISHING_ORIGINS = 3;
    private static final int ESTABLISHING_CARRIERS = 2;

    private final Origins origins = Origins.ofWord();
    private final Origins authorityCarriers = Origins.ofCarriers();
    private boolean isSaid;
    private boolean isFromSource;

    private Staging() {}

    /** The stage that a set of testimonies supports; none if it is empty. */
    static @Nullable Stage of(List<Testimony> support) {
        Staging staging = new Staging();
        Origins.weighty(support).forEach(staging::add);
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

    private void add(Testimony t) {
        isSaid = true;
        if (t.voice() == Voice.ANALYST) {
            return;
        }
        origins.add(t);
        isFromSource |= t.isBaseline();
        if (t.isAuthority()) {
            authorityCarriers.add(t);
            isFromSource |= t.source().isOfficial();
        }
    }

    private @Nullable Stage stage() {
        if (isFromSource
                || authorityCarriers.count() >= ESTABLISHING_CARRIERS
                || origins.count() >= ESTABLISHING_ORIGINS) {
            return Stage.ESTABLISHED;
        }
        if (origins.count() >= CORROBORATING_ORIGINS) {
            return Stage.CORROBORATED;
        }
        return isSaid ? Stage.REPORTED : null;
    }
}
