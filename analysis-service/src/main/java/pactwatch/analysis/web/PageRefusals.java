package pactwatch.analysis.web;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import pactwatch.access.Keys;
import pactwatch.access.rest.Refusals;

/** What is shown to those who are not let in. */
@Singleton
class PageRefusals implements Refusals {

    private final Keys keys;

    @Inject
    PageRefusals(Keys keys) {
        this.keys = keys;
    }

    @Override
    public String signIn() {
        return Pages.signIn("/", false, keys.isSetUp()).render();
    }

    @Override
    public String message(String title, String detail) {
        return Pages.message(title, detail).render();
    }
}
