/** A name as written, and as an e-mail address spells it. */
export interface SpelledName {
  readonly written: string;
  readonly ascii: string;
}

/** Given and family names that go together. */
interface Culture {
  readonly given: readonly SpelledName[];
  readonly family: readonly SpelledName[];
}

// "Written=ascii" where a reader could not fold the accents alone; names are unique within each half after folding.
const CULTURES: readonly (readonly [given: string, family: string])[] = [
  [
    'Olivia Amelia Grace Harriet Martha Eleanor Florence Isla Poppy Nora Jack Arthur Oscar Henry Theodore Edward Samuel Patrick Callum Rhys',
    'Smith Jones Taylor Brown Wilson Davies Evans Thomas Johnson Walker Wright Thompson Hughes Edwards Green Lewis Harris Clarke Jackson Turner',
  ],
  [
    'Anna Jürgen=juergen Käthe=kaethe Björn=bjoern Lena Sören=soeren Heike Uwe Sabine Matthias Günther=guenther Ute Jörg=joerg Birgit Klaus Renate Tobias Ingrid Wolfgang Änne=aenne',
    'Müller=mueller Schmidt Schröder=schroeder Weiß=weiss Krüger=krueger Köhler=koehler Becker Hoffmann Jäger=jaeger Groß=gross Schäfer=schaefer Neumann Zimmermann Böhm=boehm Vogel Kühn=kuehn Brandt Lange Walter Höfer=hoefer',
  ],
  [
    'Chloé Léa Zoé Hélène Amélie Anaïs Noémie Élodie Camille Margaux François Benoît Jérôme Rémi Loïc Thibault Gaël Étienne Cédric Mathieu',
    "Lefèvre Durand Moreau Fournier Girard Bonnet Rousseau Gérard Lemaître Béranger D'Aubigné=daubigne Dupont Lacroix Noël Mercier Renaud Chevalier Pélissier Guérin Barthélemy",
  ],
  [
    'José María=maria Lucía Sofía Íñigo Begoña Joaquín Ángela Raúl Inés Andrés Belén Óscar=oscarj Álvaro Rocío Tomás Verónica Ramón Mónica Jesús',
    'García Martínez López Sánchez Gómez Fernández Muñoz Núñez Jiménez Peña Domínguez Ibáñez Ordóñez Vázquez Suárez Cañas Ávila Ríos Beltrán Zúñiga',
  ],
  [
    'Łukasz=lukasz Małgorzata=malgorzata Agnieszka Stanisław=stanislaw Zofia Grażyna Przemysław=przemyslaw Jadwiga Michał=michal Paweł=pawel Ewa Kazimierz Bożena Tadeusz Wiesława=wieslawa Dorota Mirosław=miroslaw Halina Zbigniew Iwona',
    'Kowalski Nowak Wiśniewski Wójcik Zieliński Dąbrowski Kamiński Szymański Woźniak Kozłowski=kozlowski Jabłoński=jablonski Gołębiewski=golebiewski Piątek Król Wróbel Żak Sikora Pawlak Górski Duda',
  ],
  [
    'Astrid Søren=soerenk Åse=aase Øyvind=oeyvind Freja Bjørn=bjorn Sigrid Kåre=kaare Ingeborg Håkon=haakon Linnéa Elin Lars Märta Göran=goran Nils Signe Torbjørn=torbjorn Ragnhild Jens',
    'Hansen Johansen Bergström Sjöberg Åkesson Lindqvist Nyström Ødegård=odegard Sørensen=sorensen Kjær=kjaer Jørgensen=jorgensen Holm Dahl Strand Björklund Wikström Hägg Lund Solberg Møller=moller',
  ],
  [
    'Ana João Luís Conceição António Gonçalo Inácio Fátima Graça Vitória Simão Estêvão Mariana Beatriz Rui Duarte Catarina Sebastião Leonor Nuno',
    'Silva Araújo Gonçalves Magalhães Simões Guimarães Conceicão=conceicaos Assunção Brandão Falcão Leitão Pacheco Queirós Sá Teixeira Vaz Ventura Xavier Barros Damião',
  ],
  [
    '美咲=misaki 陽菜=hina 結衣=yui 翔太=shota 健太=kenta 大輔=daisuke さくら=sakura 直樹=naoki 拓也=takuya 恵子=keiko 由美子=yumiko 誠=makoto 浩二=koji 明美=akemi 涼=ryo 千尋=chihiro 真由美=mayumi 和也=kazuya 優子=yuko 隆=takashi',
    '佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 山口=yamaguchi 松本=matsumoto 井上=inoue 木村=kimura 林=hayashi 清水=shimizu 斎藤=saito',
  ],
  [
    'Priya Aarav Ananya Rohan Kavya Arjun Meera Vikram Lakshmi Sanjay Deepika Rajesh Nandini Suresh Pooja Anil Shreya Karthik Divya Manoj',
    'Sharma Patel Iyer Reddy Nair Gupta Mukherjee Desai Chatterjee Rao Kulkarni Menon Bhat Joshi Kapoor Malhotra Pillai Banerjee Verma Agarwal',
  ],
  [
    'Ayşe=ayse Çağla=cagla Gökhan Işıl=isil Şeyma=seyma Özgür Ümit Yağmur=yagmur Büşra=busra Tuğba=tugba Emre Oğuz=oguz Zeynep Hüseyin İpek=ipek Sinan Nilüfer Barış=baris Selin Kerem',
    'Yılmaz=yilmaz Öztürk Çelik Şahin=sahin Yıldız=yildiz Aydın=aydin Özdemir Arslan Doğan=dogan Kılıç=kilic Aslan Çetin Kara Koç Kurt Özkan Şimşek=simsek Polat Erdoğan=erdogan Güneş=gunes',
  ],
  [
    'Nguyễn=nguyen Thị=thi Đức=duc Hương=huong Phượng=phuong Tuấn=tuan Quỳnh=quynh Dũng=dung Thảo=thao Hải=hai Lan Bảo=bao Ngọc=ngoc Vinh Trâm Khánh Yến=yen Sơn=son Tú Huy',
    'Trần=tran Lê Phạm=pham Hoàng Phan Vũ=vu Đặng=dang Bùi Đỗ=do Hồ=ho Ngô Dương=duong Lý Đinh=dinh Trịnh=trinh Mai Tô Cao Đoàn=doan Lâm',
  ],
  [
    'Amina Chidi Ngozi Kwame Zanele Tendai Folasade Babajide Adaeze Sipho Thandiwe Kofi Wanjiru Otieno Nomvula Emeka Ayọ=ayo Fatou Moussa Lindiwe',
    'Okafor Adeyemi Mensah Nkosi Dlamini Achieng Kamau Diallo Traoré Okonkwo Abubakar Mbeki Boateng Owusu Njoroge Eze Balogun Sow Ndiaye Zulu',
  ],
];

function spell(words: string): readonly SpelledName[] {
  return words.split(' ').map((word) => {
    const [written = '', ascii] = word.split('=');
    const folded = written.normalize('NFD').replace(/[^A-Za-z]/g, '');
    return { written, ascii: (ascii ?? folded).toLowerCase() };
  });
}

/** Names of several cultures: accents, other scripts, an apostrophe. */
const PEOPLE: readonly Culture[] = CULTURES.map(([given, family]) => ({
  given: spell(given),
  family: spell(family),
}));

/** How many pairs of a given and a family name there are. */
export const PAIR_COUNT = PEOPLE.reduce(
  (total, { given, family }) => total + given.length * family.length,
  0,
);

/** Pair number `index` of `PAIR_COUNT`. */
export function nameAt(index: number): { readonly given: SpelledName; readonly family: SpelledName } {
  let rest = index;
  for (const { given, family } of PEOPLE) {
    const pairs = given.length * family.length;
    const givenName = given[Math.floor(rest / family.length)];
    const familyName = family[rest % family.length];
    if (rest < pairs && givenName !== undefined && familyName !== undefined) {
      return { given: givenName, family: familyName };
    }
    rest -= pairs;
  }
  throw new Error(`Failed to find name ${index}: there are ${PAIR_COUNT}. Give a smaller index.`);
}
