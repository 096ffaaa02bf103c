-- For those who are members already: what genkan.member.Kana does.
update member
   set kana_key = translate(
           regexp_replace(upper(normalize(kana, NFKC)), '\s', '', 'g'),
           'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ-−‐‑–—―─',
           'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶーーーーーーーー')
 where kana_key = '';
create index member_by_kana on member (birth_date, kana_key);
