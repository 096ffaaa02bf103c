package genkan.help;

import genkan.help.article.Articles;
import genkan.help.feedback.Reading;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The articles, and what watches whether they help. */
@Configuration
class HelpConfiguration implements WebMvcConfigurer {

    private final Reading reading;

    HelpConfiguration(Reading reading) {
        this.reading = reading;
    }

    @Bean
    static Articles articles(HelpProperties properties) {
        return properties.folder().isEmpty()
                ? Articles.ours()
                : Articles.writtenIn(Path.of(properties.folder()).toAbsolutePath());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(reading).excludePathPatterns("/assets/**");
    }
}
