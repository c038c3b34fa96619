package pactwatch.ingest.rss.date;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Offsets of the zone names that feeds write, in minutes east of Greenwich. */
final class Zones {

    private static final int HOUR = 60;

    private static final Map<String, Integer> MINUTES =
            Map.ofEntries(
                    Map.entry("z", 0),
                    Map.entry("ut", 0),
                    Map.entry("utc", 0),
                    Map.entry("gmt", 0),
                    Map.entry("wet", 0),
                    Map.entry("bst", HOUR),
                    Map.entry("ist", 5 * HOUR + 30),
                    Map.entry("cet", HOUR),
                    Map.entry("mez", HOUR),
                    Map.entry("cest", 2 * HOUR),
                    Map.entry("mesz", 2 * HOUR),
                    Map.entry("eet", 2 * HOUR),
                    Map.entry("eest", 3 * HOUR),
                    Map.entry("msk", 3 * HOUR),
                    Map.entry("мск", 3 * HOUR),
                    Map.entry("trt", 3 * HOUR),
                    Map.entry("amt", 4 * HOUR),
                    Map.entry("azt", 4 * HOUR),
                    Map.entry("get", 4 * HOUR),
                    Map.entry("uzt", 5 * HOUR),
                    Map.entry("tjt", 5 * HOUR),
                    Map.entry("pkt", 5 * HOUR),
                    Map.entry("kgt", 6 * HOUR),
                    Map.entry("hkt", 8 * HOUR),
                    Map.entry("jst", 9 * HOUR),
                    Map.entry("kst", 9 * HOUR),
                    Map.entry("aest", 10 * HOUR),
                    Map.entry("aedt", 11 * HOUR),
                    Map.entry("nzst", 12 * HOUR),
                    Map.entry("nzdt", 13 * HOUR),
                    Map.entry("brt", -3 * HOUR),
                    Map.entry("adt", -3 * HOUR),
                    Map.entry("ast", -4 * HOUR),
                    Map.entry("at", -4 * HOUR),
                    Map.entry("edt", -4 * HOUR),
                    Map.entry("est", -5 * HOUR),
                    Map.entry("et", -5 * HOUR),
                    Map.entry("cdt", -5 * HOUR),
                    Map.entry("cst", -6 * HOUR),
                    Map.entry("ct", -6 * HOUR),
                    Map.entry("mdt", -6 * HOUR),
                    Map.entry("mst", -7 * HOUR),
                    Map.entry("mt", -7 * HOUR),
                    Map.entry("pdt", -7 * HOUR),
                    Map.entry("pst", -8 * HOUR),
                    Map.entry("pt", -8 * HOUR),
                    Map.entry("akst", -9 * HOUR),
                    Map.entry("met", HOUR),
                    Map.entry("west", HOUR),
                    Map.entry("wat", HOUR),
                    Map.entry("mest", 2 * HOUR),
                    Map.entry("sast", 2 * HOUR),
                    Map.entry("cat", 2 * HOUR),
                    Map.entry("eat", 3 * HOUR),
                    Map.entry("idt", 3 * HOUR),
                    Map.entry("irst", 3 * HOUR + 30),
                    Map.entry("msd", 4 * HOUR),
                    Map.entry("samt", 4 * HOUR),
                    Map.entry("aft", 4 * HOUR + 30),
                    Map.entry("yekt", 5 * HOUR),
                    Map.entry("tmt", 5 * HOUR),
                    Map.entry("npt", 5 * HOUR + 45),
                    Map.entry("almt", 6 * HOUR),
                    Map.entry("omst", 6 * HOUR),
                    Map.entry("ict", 7 * HOUR),
                    Map.entry("wib", 7 * HOUR),
                    Map.entry("krat", 7 * HOUR),
                    Map.entry("irkt", 8 * HOUR),
                    Map.entry("awst", 8 * HOUR),
                    Map.entry("sgt", 8 * HOUR),
                    Map.entry("pht", 8 * HOUR),
                    Map.entry("yakt", 9 * HOUR),
                    Map.entry("acst", 9 * HOUR + 30),
                    Map.entry("vlat", 10 * HOUR),
                    Map.entry("magt", 11 * HOUR),
                    Map.entry("pett", 12 * HOUR),
                    Map.entry("ndt", -2 * HOUR - 30),
                    Map.entry("nst", -3 * HOUR - 30),
                    Map.entry("art", -3 * HOUR),
                    Map.entry("akdt", -8 * HOUR),
                    Map.entry("hst", -10 * HOUR));

    private Zones() {}

    /** The offset of a zone name; RFC 822's letters of one are UTC, as RFC 2822 asks. */
    static Optional<Integer> minutes(String word) {
        if (word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) <= 'y') {
            return Optional.of(0);
        }
        return Optional.ofNullable(MINUTES.get(word));
    }

    /** The zone of a place of the IANA database, written in small letters. */
    static Optional<ZoneId> place(String name) {
        return Optional.ofNullable(Places.BY_NAME.get(name)).map(ZoneId::of);
    }

    /** Loaded with the first date that names a place. */
    private static final class Places {

        private static final Map<String, String> BY_NAME =
                ZoneId.getAvailableZoneIds().stream()
                        .collect(
                                Collectors.toMap(
                                        id -> id.toLowerCase(Locale.ROOT), id -> id, (a, _) -> a));
    }
}
