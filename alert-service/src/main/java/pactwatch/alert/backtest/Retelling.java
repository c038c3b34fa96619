package pactwatch.alert.backtest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import pactwatch.alert.subscription.Filter;
import pactwatch.analysis.contract.Development;
import pactwatch.analysis.contract.StatusEvent;
import pactwatch.analysis.contract.StatusEvent.DevelopmentChanged;
import pactwatch.log.LogRecord;

/**
 * Tells history in the order in which it was known, whatever the order in which it was recorded.
 * For one thread.
 */
final class Retelling {

    private final Filter filter;
    private final Map<String, Story> byName = new HashMap<>();
    private final Set<Story> stories = new LinkedHashSet<>();

    /**
     * An empty retelling.
     *
     * @param filter what it does not want is left out
     */
    Retelling(Filter filter) {
        this.filter = filter;
    }

    /** Takes in the next event of the log. */
    void accept(LogRecord<StatusEvent> record) {
        switch (record.event()) {
            case DevelopmentChanged change when filter.wants(change.development()) -> {
                Story story = storyOf(change.development());
                story.add(record.envelope().time(), record.envelope().recordedTime(), change);
            }
            case DevelopmentChanged _, StatusEvent.StatusChanged _ -> {}
        }
    }

    /** Developments that share an id or an evidence key are about the same thing. */
    private Story storyOf(Development development) {
        Story story =
                names(development)
                        .flatMap(n -> Stream.ofNullable(byName.get(n)))
                        .findFirst()
                        .orElseGet(Story::new);
        stories.add(story);
        names(development).forEach(n -> byName.putIfAbsent(n, story));
        return story;
    }

    private static Stream<String> names(Development development) {
        String member = development.pact() + "/" + development.member() + "/";
        return Stream.concat(Stream.of(development.id()), development.evidenceKeys().stream())
                .map(n -> member + n);
    }

    /** All moments, oldest first. */
    List<Moment> moments() {
        return stories.stream()
                .flatMap(s -> s.moments().stream())
                .sorted(Comparator.comparing(Moment::at))
                .toList();
    }
}
