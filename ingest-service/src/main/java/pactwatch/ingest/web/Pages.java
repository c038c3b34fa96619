package pactwatch.ingest.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The templates of the pages. */
@CheckedTemplate(basePath = "")
final class Pages {

    private Pages() {}

    static native TemplateInstance feeds(
            boolean demo, boolean signedIn, Views.Pulse pulse, String note, List<Views.Row> feeds);

    static native TemplateInstance feed(
            boolean demo, boolean signedIn, String fault, Views.Row feed, List<Views.Fact> facts);

    static native TemplateInstance trial(boolean demo, String url, Views.Trial trial);

    static native TemplateInstance evidence(
            boolean demo, boolean signedIn, String fault, String article, Views.Evidence form);

    static native TemplateInstance signIn(boolean demo, boolean failed, boolean setUp);

    static native TemplateInstance message(boolean demo, String title, String detail);
}
