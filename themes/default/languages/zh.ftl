# 界面用语（中文），依照联合国用法。

## Every page

skip = 跳至正文
site-navigation = 网站
nav-documents = 文件
nav-instruments = 文书
nav-authorities = 引文索引
made-with = 由 { $program } 生成
this-page = 本页：{ $address }

cited-place = { $document }，{ $place }
between-parts = { "，" }
between-groups = { "；" }
between-numbers = { "、" }
last-of-several = { $numbers }和{ $last }
from-to = { $first }至{ $last }
quoted = “{ $words }”

date = { $year }年{ $month }月{ $day }日

## Places in a document

at-title = 标题
at-paragraph = 第{ $number }段
at-paragraphs = 第{ $number }段
at-note = 注{ $number }
at-notes = 注{ $number }
at-table = 表{ $number }
at-tables = 表{ $number }
at-item = { $above }，第{ $place }项
at-counted = 第{ $place }段
at-counted-unnumbered = 未编号的第{ $place }段
ordinal = 第{ $place }
at-annex = 附件{ $number }
at-appendix = 附录{ $number }
at-article = 第{ $number }条
at-attachment = 附文{ $number }
at-book = 第{ $number }编
at-chapter = 第{ $number }章
at-conclusion = 结论{ $number }
at-enclosure = 附文{ $number }
at-guideline = 准则{ $number }
at-part = 第{ $number }部分
at-principle = 原则{ $number }
at-recommendation = 建议{ $number }
at-regulation = 规章{ $number }
at-rule = 规则{ $number }
at-schedule = 附表{ $number }
at-section = 第{ $number }节
at-title-division = 第{ $number }篇
provision-paragraph = 第{ $number }款
provision-point = 第{ $number }项
in-this-document = 本文件：{ $place }
of-instrument = { $instrument }，第{ $number }条
of-instrument-provision = { $instrument }，第{ $number }条，{ $provision }
titled = { $place }：{ $title }

## Counting

paragraphs = { $count }段
citations = { $count }次引用
documents = { $count }份文件
in-documents = 见{ $count }份文件
citations-in-documents = { $documents }份文件中{ $citations }次引用
cited-in-documents = 在{ $documents }份文件中被引用{ $citations }次。
authorities-cited = { $authorities }项，被引用{ $citations }次。

## The first page

documents-title = 文件
no-date = 无日期
untitled = 无标题；以首个小标题命名
no-documents = 尚无文件。
instruments-title = 条约、议定书和其他文书
map-title = 文件与文书关系图
authorities-title = 引文索引

## A document

contents = 目录
notes = 注释
further-notes = 其他注释
title-made-up = 原文未载标题；此标题取自首个小标题。
fact-symbol = 文号
fact-date = 日期
fact-agenda-item = 议程项目
fact-distribution = 分发范围
fact-original = 原件语文
cite-document = 引用本文件
cited-in = 引用处：{ $places }
cites = 引用
cited-by = 被引用于
fact-meeting = 会议
table = 表格
this-document = 本文件：{ $address }
as-data = 数据格式（JSON）
note-mark = 注{ $label }
back-to-note = 返回注{ $label }的引用处
back-to-note-place = 返回注{ $label }的引用处（{ $place }）
for-bibtex = 用于 LaTeX
for-ris = 用于 Zotero、EndNote 等
for-csl = 用于引文样式

## A paragraph's own page

where-it-stands = 所在位置
read-in-document = 在文件中阅读
more-below = 其下另有{ $count }项
cite = 引用
address = 网址
send = 发送
by-email = 通过电子邮件
neighbours = 相邻段落

## Addresses of before

number-moved = 此编号原为“{ $words }”，现见{ $place }。
number-gone = 此编号原为“{ $words }”，现已不在正文中。
without-words = 无文字的内容。
same-words-at = 相同文字现见{ $place }。
no-longer = 已失效的网址
no-longer-about = 这些网址原有的内容已不在正文中。
formerly = 此网址原属{ $page }：旧链接可能指向该页。
moved-title = 此网址已变更
moved-about = 此网址已变更。
moved = 此处内容现位于{ $page }。
gone-title = 此处原有内容已不存在
gone-elsewhere-title = 此处原有内容现在别处
gone-about = 此网址原有的内容。
gone = “{ $words }”原在此处，现已不在：{ $page }。
gone-without-words = 此处原有一项无文字的内容，现已不在：{ $page }。
withdrawn-document = 本文件已不在本网站
withdrawn-page = 本页已不在本网站
withdrawn-about = 本页已不在本网站。
withdrawn-titled = “{ $title }”原发布于{ $address }。
withdrawn = 原发布于{ $address }。
what-is-now = 现有内容见{ $index }。
index-of-all = 文件和文书索引
stood-at-addresses = 其网址原有的内容
not-found = 找不到页面
not-found-title = 此网址没有页面
not-found-about = 此网址没有页面。
not-found-why = 链接可能在传送中被截断或改动：邮件程序有时会去掉{ $sign }之后的部分，加上句号或括号，或将长网址断成两行。请先检查网址的末尾。
all-is-listed = 本网站的全部内容见{ $index }。

## Instruments

instruments = 文书
instruments-about = 条约、议定书和其他文书，以及引用它们的文件。
instruments-lead = 每页载有一份文书的基本资料，并逐条列出引用该文书的段落。
instrument-about = { $title }：基本资料、条款以及引用它们的段落。
not-cited = 未被引用
not-cited-here = 本网站没有文件引用该文书。
not-verified = （未经核实）
title-not-verified = （标题未经核实）
titles-not-verified = （标题未经核实）
who-cites-articles = 各条款的引用情况
who-cites-it = 引用情况
all-documents = 全部{ $count }份文件
by-article = 按条款
article = 第{ $number }条
article-titled = 第{ $number }条：{ $title }
article-provision = 第{ $number }条，{ $provision }
article-whole = 第{ $number }条全文
instrument-whole = 整份文书
other-articles = 其他条款
its-articles = 条款
citing-documents = 引用该文书的文件
filter-words = 词语
filter-document = 文件
filter-all = 全部{ $count }份
filter-all-here = 本页全部{ $count }份
sheets = 本列表各页
sheet = 页
heat-document = 文件
heat-sum = 合计
heat-documents = 全部文件
heat-whole = 整体
heat-others = 其他
other-articles-counted = 其他{ $count }条
other-documents-counted = 其他{ $count }份文件
fact-supplements = 补充
fact-adopted = 通过
fact-in-force = 生效
fact-resolution = 决议
fact-treaty-series = 条约汇编
fact-document = 文件
fact-record = 官方来源
fact-articles = 条款
fact-aliases = 又称
fact-supplemented = 补充文书
adopted-at = { $date }，{ $place }
assembly = 大会
assembly-resolution = 大会第{ $number }号决议
series-united-nations = 联合国，《条约汇编》
series-council-of-europe = 《欧洲委员会条约汇编》
series-volume = 第{ $number }卷
series-page = 第{ $number }页
series-number = 第{ $number }号

## The table of authorities

authorities-about = 各文件引用的全部条约、决议、文件和条约汇编，以及引用之处。
authorities-lead = 本网站各文件引用的全部内容，以及引用之处。引用关系一览：{ $map }。
authorities-map = 关系图
authorities-apart = 以下是各类中被引用最多的；每个列表下方的页面列出全部条目及引用之处。
series-twice = 以条约汇编中的位置或以载有该条约的决议引用的条约，也列在其本名之下。
external-as-written = 按文本中的写法列出；本网站没有这些条约的专页。
pages-of = 各页：{ $title }
all-counted = 全部{ $count }项
all-counted-from = 全部{ $count }项，起自
no-authorities = 尚无文件引用任何内容。
as-a-whole = 整体
kind-instrument = 条约和其他文书
kind-external = 本网站没有专页的条约
kind-resolution = 决议和决定
kind-document = 文件
kind-treaty-series = 条约汇编
kind-web = 网址
resolution = 第{ $number }号决议
decision = 第{ $number }号决定
resolution-of = { $issuer }，第{ $number }号决议
decision-of = { $issuer }，第{ $number }号决定
for-programs = 数据格式
for-csv = 用于电子表格，每个引用目标一行
for-graphml = 引用网络，用于 Gephi 等
for-json = 全部内容，供程序使用
for-json-ld = 带链接的提及之处，采用网络注释格式（Web Annotations）
csv-columns = CSV 文件的列
graphml-attributes = GraphML 文件的属性

## The map

map-about = 哪些文件引用哪些文书，以及引用次数。
map-lead = 左侧是文件，最新的在前；右侧是它们引用的文书。带越宽，代表的引用越多。完整列表见{ $authorities }。
map-authorities = 引文索引
map-sideways = 此图比屏幕宽：请左右移动，或{ $words }。
map-in-words-link = 阅读文字说明
map-drawing = 关系图
map-drawing-title = 哪些文件引用哪些文书
map-drawing-about = 左侧有{ $count }份文件，右侧有{ $instruments }份文书，其间以带相连。图下附有相同内容的文字说明。
map-left-out = 图中可容纳引用最多的{ $documents }份文件、被引用最多的{ $instruments }份文书以及其间最宽的{ $bands }条带。下方的文字说明没有遗漏。
map-in-words = 文字说明
map-list-title = 各文件及其引用内容
map-empty = 尚无文件引用本网站的文书。
map-document = { $title }：{ citations }
map-instrument = { $title }：{ citations-in-documents }
map-band = { $citing }引用{ $cited }：{ citations }

## Other languages

languages = 语言
side-by-side = 对照
side-by-side-with = 与{ $language }对照
not-in-language = 该语文本中没有：{ $language }
beside-about = 两种语文逐段对照。

## What a symbol says about a document that is elsewhere

symbol-resolution = 决议
symbol-decision = 决定
symbol-addendum = 增编
symbol-corrigendum = 更正
symbol-revision = 订正
symbol-draft = 草案
symbol-information = 情况文件
symbol-summary-record = 简要记录
symbol-verbatim-record = 逐字记录
symbol-working-paper = 工作文件
symbol-room-paper = 会议室文件
symbol-working-group = 工作组
symbol-session = 第{ $number }届会议（{ $year }年）

## The search

search = 搜索
search-about = 逐段搜索本网站的文本。
search-words = 搜索词
search-help = 可输入词语、引号内的“完整短语”、文号或文号的一部分，例如 70/1。
search-kind = 类型
search-body = 机构
search-year = 年份
search-instrument = 引用文书
search-any = 不限
search-documents = 文件
search-instruments = 文书
search-pages = 网页
search-without-script = 搜索需要脚本。以下列出全部文件。

## For scripts

script-cited-place = { $document }，{ $place }
script-quotation = “{ $words }”
script-no-place = 本文件中没有“{ $place }”。
script-nearest = 最接近的是第{ $number }段。
script-link-copied = 链接已复制
script-citation-copied = 引文出处已复制
script-quotation-copied = 引文已复制
script-passage-copied = 段落链接已复制
script-cannot-copy = 浏览器不允许本页复制
script-copy-link = 复制链接
script-copy-citation = 复制引文出处
script-copy-quotation = 复制为引文
script-copy-passage = 复制此段文字的链接
script-email = 通过电子邮件发送
script-share = 分享…
script-open-page = 打开单独页面
script-shown = 显示 { $shown } / { $all }
script-perhaps = 您要找的可能是：
script-note = 注{ $label }
script-link-to-heading = 本标题的链接
script-display = 显示
script-as-system = 跟随系统
script-light = 浅色
script-dark = 深色
script-contrast = 提高对比度
script-jump = 转到
script-jump-hint = 偷运移民议定书 16(3)
script-jump-none = 此处没有该名称
script-continue = 从{ $place }继续
script-dismiss = 关闭
script-found = 显示 { $shown } / { $all } 篇文本
script-none-found = 没有找到结果。
script-searching = 正在搜索…
script-more-results = 更多结果
script-more-here = 此文本中的更多结果
script-search-failed = 无法加载搜索功能。以下列出全部文件。
