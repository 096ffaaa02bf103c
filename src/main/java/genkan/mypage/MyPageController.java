package genkan.mypage;

import genkan.activity.SignInRecords;
import genkan.activity.SignOuts;
import genkan.member.Members;
import genkan.recovery.Holds;
import genkan.service.Service;
import genkan.service.Services;
import genkan.session.Browser;
import genkan.session.Devices;
import genkan.session.Sessions;
import genkan.session.SignedIn;
import genkan.web.Pages;
import genkan.web.Told;
import genkan.web.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;

/** My Page over HTTP. */
@Controller
class MyPageController {

    private static final Duration RECENTLY = Duration.ofDays(30);

    private final Services services;
    private final SignInRecords records;
    private final Members members;
    private final Sessions sessions;
    private final Devices devices;
    private final Browser browser;
    private final Holds holds;
    private final SignOuts signOuts;
    private final Told told;
    private final Pages pages;
    private final Clock clock;

    MyPageController(
            Services services,
            SignInRecords records,
            Members members,
            Sessions sessions,
            Devices devices,
            Browser browser,
            Holds holds,
            SignOuts signOuts,
            Told told,
            Pages pages,
            Clock clock) {
        this.services = services;
        this.records = records;
        this.members = members;
        this.sessions = sessions;
        this.devices = devices;
        this.browser = browser;
        this.holds = holds;
        this.signOuts = signOuts;
        this.told = told;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/")
    String front() {
        return "redirect:/my-page";
    }

    @GetMapping("/my-page")
    View home(@AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        var last = records.lastSuccessBefore(signedIn.member(), signedIn.authenticatedAt());
        Instant since = last.map(record -> record.at()).orElse(clock.instant().minus(RECENTLY));
        return pages.show(new HomePage(
                signedIn,
                services.all().stream()
                        .filter(service -> !service.key().equals(Service.MY_PAGE))
                        .toList(),
                last.orElse(null),
                records.failuresSince(signedIn.member(), since),
                sessions.countOf(signedIn.member()),
                holds.until(signedIn.member()).orElse(null),
                told.take(request, response)));
    }

    @GetMapping("/my-page/history")
    View history(
            @AuthenticationPrincipal SignedIn signedIn,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "false") boolean failures,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Only a service that there is: what else may stand in an address is nothing to ask the database for.
        var all = services.all();
        var key = all.stream().map(Service::key).filter(service::equals).findFirst();
        var newest = records.newest(signedIn.member(), key.orElse(null), failures);
        return pages.show(
                new HistoryPage(HistoryRow.of(newest), all, key.orElse(""), failures, told.take(request, response)));
    }

    /** "That was not me": the browser that signed in is signed out and is a stranger again. */
    @PostMapping("/my-page/history/not-me")
    String notMe(@AuthenticationPrincipal SignedIn signedIn, @RequestParam long record, HttpServletResponse response) {
        var disputed = records.dispute(signedIn.member(), record)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var device = disputed.deviceId();
        if (device == null) {
            told.tell(response, List.of("not-me-noted"));
            return "redirect:/my-page/history";
        }
        sessions.endOn(signedIn.member(), device);
        devices.forget(signedIn.member(), device);
        told.tell(response, List.of("not-me-signed-out"));
        return "redirect:/my-page/history";
    }

    @GetMapping("/my-page/profile")
    View profile(@AuthenticationPrincipal SignedIn signedIn) {
        return pages.show(new ProfilePage(members.find(signedIn.member()).orElseThrow()));
    }

    @PostMapping("/my-page/sign-out-everywhere")
    String signOutEverywhere(
            @AuthenticationPrincipal SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAll(signedIn.member());
        browser.signOut(request, response);
        signOuts.note(
                signedIn.member(),
                Service.MY_PAGE,
                request.getRemoteAddr(),
                Browser.labelOf(request),
                signedIn.deviceId(),
                Trace.of(request));
        return "redirect:/signed-out?everywhere=true";
    }
}
