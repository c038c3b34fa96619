package pactwatch.analysis.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates of the pages. */
@CheckedTemplate(basePath = "")
final class Pages {

    private Pages() {}

    static native TemplateInstance board(Views.Board view);

    static native TemplateInstance member(Views.Member view);

    static native TemplateInstance development(Views.OneDevelopment view);

    static native TemplateInstance contested(Views.Contested view);

    static native TemplateInstance timeline(Views.Course view);

    static native TemplateInstance search(Views.Search view);

    static native TemplateInstance rulings(RulingViews.All view);

    static native TemplateInstance article(Views.OneArticle view);

    static native TemplateInstance claim(Views.OneClaim view);

    static native TemplateInstance replay(ReplayViews.Page view);

    static native TemplateInstance replayDiff(DifferenceViews.Difference view);

    static native TemplateInstance replayMessage(String title, String detail);

    static native TemplateInstance signIn(String next, boolean failed, boolean setUp);

    static native TemplateInstance system(SystemView view);

    static native TemplateInstance radar(RadarPage.View view);

    static native TemplateInstance message(String title, String detail);
}
