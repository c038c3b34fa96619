package pactwatch.analysis.claim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pactwatch.analysis.contract.Kind;
import pactwatch.analysis.text.Mark;

/** "Armenia has done the same", "wants to follow suit": an act that was named before. */
final class Ellipses {

    private Ellipses() {}

    /**
     * The acts that a sentence refers to.
     *
     * @param here frames of the sentence itself
     * @param before kind of the last frame before the sentence
     */
    static List<Frame> find(Reading reading, List<Frame> here, @Nullable Kind before) {
        List<Frame> found = new ArrayList<>();
        for (Mark mark : reading.of("ELLIPSIS")) {
            Kind kind =
                    here.stream()
                            .filter(f -> f.trigger().to() <= mark.from())
                            .reduce((_, b) -> b)
                            .map(Frame::kind)
                            .orElse(before);
            if (kind == null || !kind.isMembership()) {
                continue;
            }
            Mark trigger = FrameFinder.inContext(reading, mark);
            Members.subjects(reading, trigger, trigger).stream()
                    .filter(m ->
                            here.stream().noneMatch(f -> f.kind() == kind && f.member().equals(m)))
                    .forEach(m -> found.add(Frame.of(reading, kind, m, trigger, "ellipsis")));
        }
        return found;
    }
}
