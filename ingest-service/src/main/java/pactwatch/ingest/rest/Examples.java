package pactwatch.ingest.rest;

/** Requests and answers as the OpenAPI description shows them. */
final class Examples {

    static final String FEED =
            """
            {"id":"0b35ec76a3153e3268b7c0b4b920e905","url":"https://news.example/rss","publisher":
            "Example News","language":"en","activity":"POLLED","activityReason":null,"answering":true,
            "silent":false,"reason":null,"failures":0,"lastFetch":"2024-02-22T18:00:00Z",
            "lastSuccess":"2024-02-22T18:00:00Z","lastGain":"2024-02-22T17:45:00Z","nextDue":
            "2024-02-22T18:15:00Z","rhythm":{"medianGapSeconds":1800,"longestGapSeconds":7200,"newest":
            "2024-02-22T17:40:00Z"},"terms":{"freshSeconds":300,"updateSeconds":null,"skipHours":[],
            "skipDays":[]},"movedTo":null,"movedSightings":0,"fetches":41,"notModified":30,"items":57,
            "bytesFetched":402113,"bytesSaved":1100400,"sequence":1}
            """;

    static final String DRAFT =
            """
            {"url":"https://news.example/rss","publisher":"Example News","language":"en"}
            """;

    static final String ID =
            """
            {"id":"0b35ec76a3153e3268b7c0b4b920e905"}
            """;

    static final String TRIAL =
            """
            {"url":"https://news.example/rss","title":"Example News","language":"en","items":30,"first":
            [{"guid":"n-1","link":"https://news.example/1","title":"Armenia freezes its participation"}],
            "warnings":[],"newest":"2024-02-22T17:40:00Z","pollEvery":"PT15M"}
            """;

    static final String HEARTBEAT =
            """
            {"sources":43,"answered":41,"silent":1,"lastChecked":"2024-02-22T18:00:00Z","nextDue":
            "2024-02-22T18:01:00Z","items":1204,"bytesSaved":88001200}
            """;

    static final String IMPORT =
            """
            {"added":2,"known":1,"refused":[{"url":"file:///etc/hosts","reason":
            "A feed's address begins with http:// or https://"}]}
            """;

    static final String EVIDENCE =
            """
            {"by":"Ada","text":"The ministry says that it will not take part.","title":
            "A post in the channel","publisher":"The channel","published":"2024-02-22","language":"en"}
            """;

    static final String PROBLEM =
            """
            {"type":"about:blank","title":"Bad request","status":400,"detail":
            "url: The address of the feed is needed"}
            """;

    private Examples() {}
}
