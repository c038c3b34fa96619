package pactwatch.analysis.claim;

import java.util.List;
import pactwatch.analysis.learned.Passage;
import pactwatch.analysis.text.Mark;

/** Shows readings to the second reader. */
final class Passages {

    private Passages() {}

    static List<Passage> of(List<Reading> readings, ArticleDates dates) {
        return readings.stream().map(r -> passage(r, dates)).toList();
    }

    private static Passage passage(Reading reading, ArticleDates dates) {
        return new Passage(
                reading.isTitle(),
                reading.sentence(),
                reading.marks(),
                reading.pacts(),
                reading.members(),
                dates.of(reading).stream()
                        .map(d -> new Mark("DATE", d.edtf(), d.from(), d.to()))
                        .toList(),
                reading.pactIsTopic(),
                reading.lastMember());
    }
}
