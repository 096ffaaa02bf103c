package genkan.mypage;

import genkan.member.Member;
import genkan.web.Page;

/** The registered information (R008): to be read; changing it comes with its own proof. */
public record ProfilePage(Member member) implements Page {

    @Override
    public String template() {
        return "mypage/profile.jte";
    }

    @Override
    public String titleKey() {
        return "profile.title";
    }
}
