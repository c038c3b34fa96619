package pactwatch.analysis.grouping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Claim.Form;
import pactwatch.analysis.contract.Claim.Phase;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.evidence.Testimony;

/**
 * A kind, where need be divided: a force is not a mission, and a departure that has begun is not
 * complete. Claims that do not say are taken for a force, and for complete.
 *
 * @param form of an INTERVENTION
 * @param phase of an INTERVENTION_END
 */
public record Sort(Kind kind, @Nullable Form form, @Nullable Phase phase) {

    /** All sorts of developments. An AFFIRMATION is none: it only contests others. */
    static List<Sort> all() {
        List<Sort> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            switch (kind) {
                case AFFIRMATION -> {}
                case INTERVENTION -> {
                    for (Form form : Form.values()) {
                        all.add(new Sort(kind, form, null));
                    }
                }
                case INTERVENTION_END -> {
                    for (Phase phase : Phase.values()) {
                        all.add(new Sort(kind, null, phase));
                    }
                }
                case SUSPENSION,
                        RESUMPTION,
                        WITHDRAWAL,
                        ACCESSION,
                        OBSERVER,
                        ASSISTANCE_REQUEST,
                        ASSISTANCE_REFUSAL,
                        EXERCISE_CANCELLED,
                        BOYCOTT,
                        DUES_REFUSED,
                        MEMBER_CLASH ->
                        all.add(new Sort(kind, null, null));
            }
        }
        return all;
    }

    boolean holds(Testimony t) {
        return t.kind() == kind
                && (form == null
                        || form == Objects.requireNonNullElse(t.claim().form(), Form.FORCE))
                && (phase == null
                        || phase == Objects.requireNonNullElse(t.claim().phase(), Phase.COMPLETE));
    }
}
