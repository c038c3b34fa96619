package pactwatch.analysis.claim;

import java.time.LocalDate;
import java.util.List;
import pactwatch.analysis.learned.Passage;
import pactwatch.analysis.text.Mark;

/** Shows readings to the second reader. */
final class Passages {

    private Passages() {}

    static List<Passage> of(List<Reading> readings, TimeWords words, LocalDate published) {
        return readings.stream().map(r -> passage(r, words, published)).toList();
    }

    private static Passage passage(Reading reading, TimeWords words, LocalDate published) {
        return new Passage(
                reading.isTitle(),
                reading.sentence(),
                reading.marks(),
                reading.pacts(),
                reading.members(),
                EventDates.find(reading.sentence(), published, words).stream()
                        .map(d -> new Mark("DATE", d.edtf(), d.from(), d.to()))
                        .toList(),
                reading.pactIsTopic(),
                reading.lastMember());
    }
}
