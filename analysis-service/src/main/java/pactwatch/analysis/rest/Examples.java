package pactwatch.analysis.rest;

/** Answers as the OpenAPI description shows them. */
final class Examples {

    static final String MEMBERS =
            """
            {"pact":"CSTO","validAt":"2024-02-23T23:59:59.999Z","knownAt":"2024-02-23T23:59:59.999Z",
            "generation":"g1","members":[{"code":"AM","name":"Armenia","status":"SUSPENDED",
            "basis":"DECLARED","since":"2024-02-22","sinceAlternatives":[],"stage":"ESTABLISHED",
            "grade":"B2","contested":true,"interventions":[{"since":"2022-09-15","until":"2022-09?",
            "form":"MISSION"}],"outlook":[],"developments":4,"articles":9,"origins":5,
            "lastEvidence":"2024-02-23","lastConfirmed":"2024-02-23","friction":[{"development":"5f0c",
            "kind":"BOYCOTT","date":"2023-11-23","lastConfirmed":"2023-11-23","stage":"CORROBORATED",
            "contested":false,"articles":5,"origins":2}],"coverage":{"feeds":7,"answering":7,
            "reduced":false,"down":[]}}]}
            """;

    static final String CLAIMS =
            """
            {"claims":[{"id":"9a41","article":{"id":"77b0","version":1,"url":"https://news.example/1",
            "publisher":"news.example","publisherName":"Example News","published":"2024-02-22T18:00:00Z",
            "title":"Armenia freezes its participation"},"kind":"SUSPENSION","member":"AM",
            "assertion":"ACTUAL","eventDate":"2024-02-22","new":true,"basis":"DECLARED",
            "correction":false,"part":"TEXT","quote":"Armenia has frozen its participation","start":0,
            "end":36,"speaker":{"name":"Nikol Pashinyan","office":"prime minister","role":"GOVERNMENT",
            "of":"AM"},"rule":"suspension.freeze","lexicon":"csto-1"}]}
            """;

    static final String DEVELOPMENTS =
            """
            {"pact":"CSTO","validAt":"2024-02-23T23:59:59.999Z","knownAt":"2024-02-23T23:59:59.999Z",
            "total":1,"developments":[{"id":"c0de","pact":"CSTO","member":"AM","kind":"SUSPENSION",
            "actual":"ESTABLISHED","reached":[{"assertion":"ACTUAL","stage":"ESTABLISHED","published":
            "2024-02-23T07:00:00Z"}],"grade":"B2","contested":true,"basis":"DECLARED","eventDate":
            "2024-02-22","eventDateAlternatives":[],"sentence":"Armenia has suspended its participation\
             in the CSTO (declared by Nikol Pashinyan, 22 February 2024)","articles":14,"origins":3,
            "evidence":[],"evidenceKeys":["77b0/AM/SUSPENSION/2024"]}]}
            """;

    static final String PROBLEM =
            """
            {"type":"about:blank","title":"Bad request","status":400,"detail":"member: one of AM, AZ, BY",
            "errors":[{"parameter":"member","detail":"one of AM, AZ, BY"}]}
            """;

    private Examples() {}
}
